"""The one door between the application and the engine: nothing else under `app` imports `fastvlm_engine`."""

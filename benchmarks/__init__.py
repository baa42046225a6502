"""Our figures beside the peers', measured in one run; and random checkpoints of any size, for tests too.

Run as modules: `python -m benchmarks.ttft`. Nothing in the product imports this package.
"""

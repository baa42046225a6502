"""Making docent-nano: synthetic documents, a trainable FastVLM of small size, training, evaluation and
export.

Nothing in the product imports this package; `python3 dev.py train` and people who retrain the model call it.
"""

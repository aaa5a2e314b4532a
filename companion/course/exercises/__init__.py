"""The exercises: one file each, chN/eN_M_FUNCTION.py, holding the promise as tests and the misconceptions."""

"""Chapter 2: activation functions."""

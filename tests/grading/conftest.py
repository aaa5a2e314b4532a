"""The bank is data for the proofs: answers that must never be imported, some of which never end."""
collect_ignore_glob = ["bank/*"]

"""Start HipFlex, or its checks, on a machine that has only Python."""

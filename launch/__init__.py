"""Starts HipFlex, or its checks, on a machine that has Python and nothing else."""

import signal

# Until there is something to clean up, Ctrl-C ends the launcher without a trace.
signal.signal(signal.SIGINT, signal.SIG_DFL)

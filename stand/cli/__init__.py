"""The command line: the only room that prints and decides exit codes."""

"""What each command does, a module for those that belong together.

They are imported when one of them was asked for. Each function gets the reader's language and the
options, tells what there is to tell, and returns the exit status.
"""

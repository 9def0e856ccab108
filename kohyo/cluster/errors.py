"""What a cluster can fail with, known without loading what talks to it."""


class ClusterError(Exception):
    """The cluster cannot do what is asked of it; the message is Japanese and says what to do."""

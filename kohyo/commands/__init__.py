"""The subcommands of the command line, one file each: ``add_to`` tells its arguments, ``run`` carries it out."""

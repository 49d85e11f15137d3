"""A fictional instance, filled through the doors that real people use; every person and every context in it is invented."""

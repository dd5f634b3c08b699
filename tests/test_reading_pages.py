"""The pages of the editions for everyone: how large letters are, where links lead, whose tongue it is."""

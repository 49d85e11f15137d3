"""What the house does, one room per file: typed functions, session first, clock passed in, frozen values out."""

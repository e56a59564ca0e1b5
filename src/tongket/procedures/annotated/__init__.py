"""Comments in Word files: what they say, and how they come into a file that is there already."""

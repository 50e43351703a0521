"""Files of others as they came, and what makes the served files from them."""

"""One model, one delegate and one view for every declared table."""

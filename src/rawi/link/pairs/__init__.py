"""Two documents side by side: what one takes from the other, what was changed, whether its quotations hold."""

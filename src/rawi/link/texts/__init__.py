"""What linking knows of one document: its words, who says them, under what names."""

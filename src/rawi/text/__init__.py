"""Arabic text: two layers of normalisation, tokens, sentences, clitics, stems. Offsets lead back to the raw text."""

"""Arabic text: normalisation in two layers, tokens, sentences, clitics, stems. Offsets always lead back to the raw text."""

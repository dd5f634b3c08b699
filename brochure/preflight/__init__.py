"""Judge a finished PDF by what a press profile wants: any PDF, ours or not."""

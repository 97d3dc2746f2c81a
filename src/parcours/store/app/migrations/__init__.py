"""How did the tables of app.sqlite come to be what they are? One step a file in `versions/`, never edited after."""

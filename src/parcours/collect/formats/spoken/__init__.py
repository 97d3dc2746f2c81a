"""How are files of words read? Feeds, tickets and chats, transcripts, notes of interviews, answers to surveys.

They come in shapes of their own, not in rows with a column each. Each shape becomes rows with columns that the
recogniser knows, one for each thing that somebody said:

- `feeds`: RSS and Atom; a rated entry is a review, any other a mention
- `conversations`: tickets and chats as nested JSON
- `transcripts`: calls (WebVTT, SubRip) and chats as text
- `notes`: interviews and usability tests, as text, Markdown or DOCX
- `surveys`: a column a question, so that each answer becomes an event

What customers said is `text`; what we said is `reply`, which no reading of customers' words ever sees.
"""

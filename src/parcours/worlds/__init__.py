"""Which worlds can be made up, so that what is found in them can be laid beside what was put there?

Simulated shops, from a seed: demonstrations and tests load what they write as they would load anything else. No
question knows them: what is planted here must be found from the files alone.
"""

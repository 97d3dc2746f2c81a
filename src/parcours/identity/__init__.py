"""Who is one person? A ledger of links between ids, from which persons are derived and can be taken apart again."""

"""The commands: each one transaction and one journal entry, so that each can be undone.

applications (add, edit, archive, delete) · interviews (a round, its debrief) · moves · notes
(copied, sent, skipped) · contacts (logged, snoozed). People are shared by all of them.
"""

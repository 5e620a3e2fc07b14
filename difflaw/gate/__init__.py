"""The gate: what a text must satisfy, what was found, and what the policy makes of it."""

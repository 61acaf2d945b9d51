"""What people and answers change in a candidate's standing."""

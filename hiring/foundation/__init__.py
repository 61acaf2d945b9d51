"""What every room stands on: database, files by hash, the queue, the audit trail, the clock."""

"""A vacancy: its edition, dates, panel and stages."""

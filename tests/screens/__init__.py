"""Every screen at every viewport, drawn by Amazon's renderer in a real browser."""

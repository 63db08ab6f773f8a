"""What tests share: every sentence that the product generates, and the forms they take."""

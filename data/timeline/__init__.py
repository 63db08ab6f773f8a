"""Events and agreements in order."""

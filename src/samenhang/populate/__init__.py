"""A reproducible invented population, streamed into an empty database: for measuring at the size of a country."""

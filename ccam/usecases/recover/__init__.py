"""What published prices already say of points and rates."""

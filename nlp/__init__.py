"""Text understanding: plain frozen values in, plain frozen values out; knows no other package."""

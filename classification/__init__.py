"""What the job asks: class specifications and rating instruments as dated, sourced data.

This package imports nothing of the product's other rooms, so that it can be read and checked by
itself.
"""

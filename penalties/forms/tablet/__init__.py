"""What tablets send and are told: typed models, from which the API's description is made."""

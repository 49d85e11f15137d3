"""De-identification of testimonies: finds what could identify someone and replaces it; knows neither Flask nor the database."""

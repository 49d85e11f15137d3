"""De-identification of testimonies: finds what could identify someone and replaces it; knows neither Flask nor the database."""

import os

# The matrices of the network are small: more threads than one only wait for each other, three times as long. Numpy reads
# this when it is first imported, which is after this line in a process that only masks; whoever chose a number keeps it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

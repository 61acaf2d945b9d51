"""The Celery workers: they read documents and judge them, one at a time, and lose none.

One thread for linear algebra and character recognition in each process: two were five to
twenty-seven times slower on matrices as small as ours, and the workers already use every core.  The
libraries look at these variables once, when they are first imported, so that they are set here,
before any other module of this package.
"""

import os

for _variable in (
    "OMP_NUM_THREADS",
    "OMP_THREAD_LIMIT",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
):
    os.environ[_variable] = "1"

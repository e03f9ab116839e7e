# Following up work, carrying it over.

"""What `source-compare run` hands to Streamlit: the same as app.py in a checkout."""

from compare.ui.main import main

if __name__ == "__main__":
    main()

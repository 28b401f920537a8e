"""What `streamlit run app.py` runs: the screen on the project in this folder. Nothing else lives here."""

from compare.ui.main import main

if __name__ == "__main__":
    main()

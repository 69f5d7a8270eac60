#!/usr/bin/env python3
"""The expected values of StylometryTest, from scikit-learn (Debian python3-sklearn 1.2.1).

    /usr/bin/python3 bench/stylometry.py
"""
import numpy as np
from sklearn.calibration import _SigmoidCalibration
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

HUMAN = [
    "Went down to the shop, rain again. Bought bread and milk - forgot the eggs, of course.",
    "He said nothing for a while; then he laughed & left. The door stayed open all night.",
    "Not sure why, but the dog barks at every red car that goes by our house. Odd dog!",
    "I've read it twice. The first half drags, the second is over before you notice.",
    "Mum's old recipe: two cups flour, a pinch of salt, butter as much as you dare.",
]
SYNTHETIC = [
    "It is important to note that the landscape of modern cooking is rich and varied.",
    "In conclusion, the tapestry of human experience is a testament to our resilience.",
    "Moreover, it is important to consider the many factors that shape this landscape.",
    "Furthermore, the dog serves as a testament to the enduring bond of companionship.",
]
UNSEEN = [
    "Moreover, the rain is a testament to the landscape.",
    "Forgot the bread again, of course. Odd day!",
    "\u00e9\u00e0 \u2603 \U0001f600 \u4f60\u597d",
]
SCORES_HUMAN = [-2.1, -1.4, -0.3, 0.2, -0.9, -3.0, 0.6]
SCORES_SYNTHETIC = [0.1, 1.7, 2.2, -0.2, 0.9]

vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), lowercase=False, sublinear_tf=True, min_df=2)
x = vectorizer.fit_transform(HUMAN + SYNTHETIC)
y = np.array([0] * len(HUMAN) + [1] * len(SYNTHETIC))
model = LogisticRegression(solver="liblinear", C=10, class_weight="balanced", tol=1e-12, max_iter=10000).fit(x, y)
print("n-grams", x.shape[1])
print("bias", model.intercept_[0])
print("scores", model.decision_function(vectorizer.transform(HUMAN + SYNTHETIC + UNSEEN)).tolist())

platt = _SigmoidCalibration().fit(
    np.array(SCORES_HUMAN + SCORES_SYNTHETIC), np.array([0] * len(SCORES_HUMAN) + [1] * len(SCORES_SYNTHETIC))
)
print("platt", platt.a_, platt.b_)

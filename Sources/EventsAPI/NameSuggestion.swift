/// Guesses which of several names was meant by one that is none of them.
enum NameSuggestion {
    /// The name that takes the fewest letters to change, if it is few enough to be a slip.
    static func nearest(to given: String, among names: [String]) -> String? {
        guard given.utf8.count <= 64 else { return nil }
        let folded = fold(given)
        let ranked = names.map { (name: $0, distance: distance(folded, fold($0))) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, best.name.utf8.count / 5) ? best.name : nil
    }

    /// Letter case, hyphens, blanks and underscores make no difference to the eye.
    private static func fold(_ name: String) -> [Unicode.Scalar] {
        name.unicodeScalars.filter { !"-_ ".unicodeScalars.contains($0) }
            .map { 0x41...0x5A ~= $0.value ? Unicode.Scalar(UInt8($0.value | 0x20)) : $0 }
    }

    /// How many letters have to be put in, left out or replaced.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var row = Array(0...right.count)
        for (place, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for column in right.indices {
                let replaced = diagonal + (letter == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}

extension String {
    /// The text as a message quotes it: its first 60 characters, and a mark when there were more.
    var shortened: String {
        guard unicodeScalars.count > 60 else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.prefix(60))) + "…"
    }
}

extension Array {
    /// Empties an array that nearly always holds a few elements and is filled again at once.
    ///
    /// It keeps its storage, as `removeAll(keepingCapacity:)` does; that costs more than a hundred
    /// instructions also for one element, since it is a replacement of any range by anything.
    @inlinable
    @inline(__always)
    package mutating func removeFew() {
        if count > 8 { return removeAll(keepingCapacity: true) }
        while popLast() != nil {}
    }
}
